/// How a team is doing: how long drafts stay in each state, what is stuck and with whom, what was
/// published, corrected and retracted.
///
/// Counted from the events of the history and from nothing else.
public struct Pace: Hashable, Sendable {
  /// What is to be counted.
  public struct Question: Hashable, Sendable {
    /// The first day; nil for the beginning.
    public var since: CivilDate?
    /// The last day, itself included; nil for today.
    public var until: CivilDate?
    /// Only drafts of these sections; none = all.
    public var sections: [SectionID]

    public init(since: CivilDate? = nil, until: CivilDate? = nil, sections: [SectionID] = []) {
      self.since = since
      self.until = until
      self.sections = sections
    }
  }

  /// How long drafts stayed in one state.
  public struct StateTimes: Hashable, Sendable {
    public var state: StateID
    public var label: String
    public var isLive: Bool
    /// The stays that ended in the time that was asked for.
    public var ended: Int
    /// In seconds, of the stays that ended; nil when none did.
    public var median: Int64?
    /// The 90th percentile, likewise.
    public var ninetieth: Int64?
    /// The drafts that are there now.
    public var present: Int
    /// How long the one that is there longest has been, in seconds.
    public var longest: Int64?
  }

  /// A draft that stays longer than drafts usually do.
  public struct Stuck: Hashable, Sendable {
    public var slug: Slug
    public var title: String?
    public var state: StateID
    public var label: String
    public var section: SectionID?
    public var since: Timestamp
    /// Who could bring it nearer to the site, by name; nobody where the rules leave nobody.
    public var people: [PersonID]
  }

  /// How many drafts are stuck with somebody.
  public struct Load: Hashable, Sendable {
    /// Nil for those that nobody could move.
    public var person: PersonID?
    public var count: Int
    /// Since when the longest of them has been.
    public var oldest: Timestamp
  }

  /// What happened on the site.
  public struct Tally: Hashable, Sendable {
    /// Posts that went live for the first time.
    public var published = 0
    /// Posts that went live again.
    public var publishedAgain = 0
    public var corrections = 0
    public var retractions = 0

    /// Corrections for each hundred posts that were published, in tenths; nil without any.
    public var correctionsPerHundredTenths: Int? {
      published > 0 ? (corrections * 1000 + published / 2) / published : nil
    }

    mutating func count(_ kind: Course.Deed.Kind) {
      switch kind {
      case .published: published += 1
      case .publishedAgain: publishedAgain += 1
      case .corrected: corrections += 1
      case .retracted: retractions += 1
      }
    }
  }

  /// A week, with those in which nothing happened.
  public struct Week: Hashable, Sendable {
    public var week: ISOWeek
    public var tally = Tally()
    /// Posts that went live for the first time, by section; nil for those without one.
    public var published: [SectionID?: Int] = [:]
  }

  public struct Section: Hashable, Sendable {
    /// Nil for drafts without one.
    public var section: SectionID?
    public var title: String?
    public var tally = Tally()
  }

  public var question: Question
  /// The moment from which the present is counted.
  public var now: Timestamp
  /// The zone of days and weeks, by name.
  public var zone: String
  /// The first and the last day that were counted; nil where nothing ever happened.
  public var days: ClosedRange<Int64>?
  /// In the order of the board; states that are gone come last.
  public var states: [StateTimes] = []
  /// Those stuck longest first.
  public var stuck: [Stuck] = []
  /// Whoever has most of them first.
  public var loads: [Load] = []
  /// Every week in order.
  public var weeks: [Week] = []
  /// In the order of the sections' file; those that are not in it come last.
  public var sections: [Section] = []
  public var tally = Tally()

  public init(_ question: Question, now: Timestamp, zone: String) {
    self.question = question
    self.now = now
    self.zone = zone
  }

  /// As many stays must have ended before "longer than nine of ten" says anything.
  public static let leastStays = 10
  /// Where fewer have ended: four weeks, in seconds.
  public static let usualLimit: Int64 = 28 * 86_400
}
