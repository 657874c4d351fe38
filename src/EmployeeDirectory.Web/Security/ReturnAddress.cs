namespace EmployeeDirectory.Web.Security;

public static class ReturnAddress
{
    private const string Home = "/";
    private const int MaxLength = 2000;

    private static readonly Uri Site = new("https://site.invalid");

    /// <returns>An ASCII path and query that every browser resolves to this site; / for anything else.</returns>
    public static string Local(string? address)
    {
        if (address is not { Length: <= MaxLength }
            || address.Contains('\\')
            || address.Any(char.IsControl)
            || !Uri.TryCreate(Site, address, out var target))
            return Home;
        var local = target.PathAndQuery;
        // Uri removes dot segments, which turns /.//other.example into //other.example, another site.
        return address is ['/', ..]
            && target.Authority == Site.Authority
            && !local.StartsWith("//", StringComparison.Ordinal)
            ? local
            : Home;
    }
}
