namespace EmployeeDirectory.Core.Accounts;

// Id is 128 random bits in hex, new at every sign-in. Stamp is absent from sessions of earlier releases.
public sealed record Session(
    string Id, string AccountId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? Address, string? Agent,
    string Stamp = Session.FirstStamp)
{
    public const string FirstStamp = "0.0";

    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public DateTimeOffset EndsAt => StartedAt + Lifetime;

    public bool IsOver(DateTimeOffset now) => now >= EndsAt || now >= SeenAt + Idle;
}
