// Empty: Swift's Foundation has an ICU of its own, and Swift takes their headers for one another. What
// is needed of this one is told by CICU.
