using System.Globalization;
using EmployeeDirectory.Core.ReadModels;

namespace EmployeeDirectory.Core.Accounts;

public static class Admission
{
    public static Admitted? Admit(this ReadModel people, Account? account) => account switch
    {
        not { Disabled: false } => null,
        { EmployeeId: { } id } => people.Find(id) is { IsHere: true } person ? With(account, person.Departures) : null,
        _ => With(account, departures: 0)
    };

    private static Admitted With(Account account, int departures) =>
        new(account, string.Create(CultureInfo.InvariantCulture, $"{account.SignInEpoch}.{departures}"));
}

// Each change that ends sign-ins changes Stamp. Read it before comparing a password, so that it refuses the session, too.
public sealed record Admitted(Account Account, string Stamp);
