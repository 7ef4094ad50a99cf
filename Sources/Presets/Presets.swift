enum Presets {}
