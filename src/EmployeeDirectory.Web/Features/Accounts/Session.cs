namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>One sign-in of one account in one browser. The cookie only names it.</summary>
/// <param name="Id">128 random bits in hex, fresh at every sign-in.</param>
/// <param name="SeenAt">Exact to <see cref="SeenEvery"/>.</param>
public sealed record Session(string Id, string AccountId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? Address, string? Agent)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>When the store may forget it.</summary>
    public DateTimeOffset EndsAt => StartedAt + Lifetime;

    public bool IsOver(DateTimeOffset now) => now >= EndsAt || now >= SeenAt + Idle;
}
