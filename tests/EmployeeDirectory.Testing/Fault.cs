namespace EmployeeDirectory.Testing;

public enum Fault
{
    /// <summary>Forward and answer.</summary>
    None,

    /// <summary>Close the connection unanswered; the engine sees nothing.</summary>
    Refuse,

    /// <summary>Accept and never answer; the engine sees nothing.</summary>
    Stall,

    /// <summary>Answer as the service does when it throttles.</summary>
    Throttle,

    /// <summary>Answer as the service does when it fails.</summary>
    ServerError,

    /// <summary>Answer with the error that was named.</summary>
    Code,

    /// <summary>
    /// Let the engine do it, then close unanswered: done, but the caller cannot know. HttpClient by itself, below
    /// the SDK's retries, sends the same bytes again, three times at most.
    /// </summary>
    ApplyThenClose,

    /// <summary>Let the engine do it, then never answer: done, and the caller times out.</summary>
    ApplyThenStall,
}
