namespace EmployeeDirectory.Core.Accounts;

// Records and history keep ids: deleting an account removes its name everywhere.
public sealed class AccountNames(IAccountStore accounts)
{
    public const string Sample = "sample";

    public async Task<string> OfAsync(string by, CancellationToken ct) => by switch
    {
        CurrentUser.Anonymous => "a visitor who was not signed in",
        Sample => "the sample data",
        _ => await accounts.GetAsync(by, ct) is { } account ? account.Name : "someone whose account is gone"
    };

    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> all, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var by in all.Distinct())
            names[by] = await OfAsync(by, ct);
        return names;
    }
}
