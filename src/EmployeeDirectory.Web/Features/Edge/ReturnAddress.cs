namespace EmployeeDirectory.Web.Features.Edge;

/// <summary>Where someone is sent back to, as a page or a query tells it: never to another site.</summary>
public static class ReturnAddress
{
    private const string Home = "/";
    private const int MaxLength = 2000;

    private static readonly Uri Site = new("https://site.invalid");

    /// <returns>A path with its query in ASCII that every browser takes for one of this site; / for anything else.</returns>
    public static string Local(string? address)
    {
        if (address is not { Length: <= MaxLength } || address.Contains('\\') || address.Any(char.IsControl) || !Uri.TryCreate(Site, address, out var target))
            return Home;
        var local = target.PathAndQuery;
        // Dots that lead nowhere are gone by now, and may have left what is no path: /.//elsewhere
        return address is ['/', ..] && target.Authority == Site.Authority && !local.StartsWith("//", StringComparison.Ordinal) ? local : Home;
    }
}
