using EmployeeDirectory.Web.Features.Access;

namespace EmployeeDirectory.Web.Features.Accounts;

/// <summary>Names for the ids that records and history keep. With an account its name is gone everywhere.</summary>
public sealed class AccountNames(IAccountStore accounts)
{
    public const string Sample = "sample";

    public async Task<string> OfAsync(string by, CancellationToken ct) => by switch
    {
        Visitor.Anonymous => "a visitor who was not signed in",
        Sample => "the sample data",
        _ => await accounts.GetAsync(by, ct) is { } account ? account.Name : "someone whose account is gone"
    };

    /// <summary>For a page that names many.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string> all, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var by in all.Distinct())
            names[by] = await OfAsync(by, ct);
        return names;
    }
}
