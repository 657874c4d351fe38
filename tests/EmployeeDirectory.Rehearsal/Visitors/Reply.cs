namespace EmployeeDirectory.Rehearsal.Visitors;

/// <param name="Instance">Which one the balancer had asked; null where nobody can tell.</param>
/// <param name="Fault">Why there is no status, or not all of the body.</param>
internal sealed record Reply(int? Status, string? Instance, string? Location, bool SaysWhenToComeBack, string Body, string? Fault)
{
    public bool IsOk => this is { Status: 200, Fault: null };

    public bool IsRedirect => this is { Status: 302, Fault: null };

    public bool IsClearRefusal => this is { Status: 503, SaysWhenToComeBack: true, Fault: null };

    /// <summary>Nobody but the instance knows what became of the request.</summary>
    public bool IsLost => Fault is not null || Status is 502 or 504;
}
