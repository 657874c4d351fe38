namespace EmployeeDirectory.Core.Accounts;

// Records and history keep ids: deleting an account removes its name everywhere.
public sealed class AccountNames(IAccountStore accounts)
{
    public const string Sample = "sample";

    private const string Nobody = "a visitor who was not signed in", SampleData = "the sample data";
    private const string AccountGone = "someone whose account is gone";
    public const string Erased = "someone who was erased", RecordGone = "someone whose record is gone";

    // English texts in place of a name.
    public static readonly IReadOnlyList<string> Placeholders = [Nobody, SampleData, AccountGone, Erased, RecordGone];

    public async Task<string> OfAsync(string by, CancellationToken ct) => by switch
    {
        CurrentUser.Anonymous => Nobody,
        Sample => SampleData,
        _ => await accounts.GetAsync(by, ct) is { } account ? account.Name : AccountGone
    };

    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> all, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var by in all.Distinct())
            names[by] = await OfAsync(by, ct);
        return names;
    }
}
