/// What one draft has been through, read from its events one after the other.
///
/// Two branches can tell the same twice (both published it); what brings a draft nowhere new is
/// passed over.
struct Course {
  /// A stay in a state that has ended.
  struct Stay: Hashable {
    var state: StateID
    var from: Timestamp
    var to: Timestamp
    /// The section at its end.
    var section: SectionID?

    /// In seconds; clocks that disagree make no stay shorter than nothing.
    var seconds: Int64 { max(0, to.seconds - from.seconds) }
  }

  /// What readers of the site could notice.
  struct Deed: Hashable {
    enum Kind: Hashable {
      /// It went live for the first time.
      case published
      /// It went live and had been so before.
      case publishedAgain
      /// Its text changed while it was live.
      case corrected
      /// It left the site.
      case retracted
    }

    var kind: Kind
    var time: Timestamp
    var section: SectionID?
  }

  private(set) var stays: [Stay] = []
  private(set) var deeds: [Deed] = []
  /// Since when it is in the state that it is in; nil for one that there is not.
  private(set) var entered: Timestamp?
  private var state: StateID?
  private var copy: CopyID?
  private var isLive = false
  private var wasLive = false

  /// Goes on by one event.
  mutating func take(_ event: HistoryEvent) {
    switch event.kind {
    case .created, .restored, .adopted:
      // What was live when history began was published by nobody here.
      if event.kind == .adopted { wasLive = event.isLive }
      isLive = event.kind == .adopted && event.isLive
      arrive(event)
    case .moved: arrive(event)
    case .deleted:
      leave(event)
      show(false, event)
      state = nil
      entered = nil
    case .saved, .approved, .unapproved, .renamed: break
    }
    if let copy = event.copy { self.copy = copy }
  }

  private mutating func arrive(_ event: HistoryEvent) {
    let isMoved = event.to != state
    if isMoved {
      leave(event)
      state = event.to
      entered = event.time
    }
    let isCorrection =
      isLive && event.isLive && event.kind == .moved
      && (event.from == event.to || isMoved && event.copy != copy)
    if isCorrection { note(.corrected, event) }
    show(event.isLive, event)
  }

  private mutating func leave(_ event: HistoryEvent) {
    guard let state, let entered else { return }
    stays.append(Stay(state: state, from: entered, to: event.time, section: event.section))
  }

  private mutating func show(_ shows: Bool, _ event: HistoryEvent) {
    guard shows != isLive else { return }
    isLive = shows
    note(shows ? (wasLive ? .publishedAgain : .published) : .retracted, event)
    wasLive = true
  }

  private mutating func note(_ kind: Deed.Kind, _ event: HistoryEvent) {
    deeds.append(Deed(kind: kind, time: event.time, section: event.section))
  }
}

extension [HistoryEvent] {
  /// The course of every draft, deleted ones included, by the folded slug that it has now.
  ///
  /// The events are in order, the oldest first.
  func courses() -> [String: Course] {
    var courses: [String: Course] = [:]
    for event in self {
      let key = event.slug.folded
      if event.kind == .renamed, let old = event.oldSlug, old.folded != key,
        let course = courses.removeValue(forKey: old.folded)
      {
        courses[key] = course
      }
      courses[key, default: Course()].take(event)
    }
    return courses
  }
}
