using EmployeeDirectory.Web.Features.Shared;

namespace EmployeeDirectory.Web.Features.SignIn;

/// <summary>
/// What is asked of a new password: length, and that it is none of those that are tried first. Any characters will do.
/// </summary>
public static class PasswordRules
{
    /// <summary>NIST SP 800-63B-4's least for a password that stands alone, as it does until its owner adds a second factor.</summary>
    public const int Shortest = 15;
    public const int Longest = 200;

    /// <summary>What has to be left when all that can be guessed is taken away: the least of ASVS 5.0 (6.2.1).</summary>
    private const int Unguessable = 8;

    /// <summary>This program's own, and those that come to mind when a password is asked for.</summary>
    private static readonly string[] Context = ["employeedirectory", "directory", "employee", "password", "passwort", "welcome", "admin", "company", "signin"];

    /// <param name="name">Of the account, which anyone may know.</param>
    /// <returns>What to do about it; null for a good one.</returns>
    public static string? Problem(string? password, string name) => password switch
    {
        null or { Length: < Shortest } => $"Choose a password of at least {Shortest} characters; a few words will do.",
        { Length: > Longest } => $"Choose a password of at most {Longest} characters.",
        _ when CommonPasswords.Contains(password) => "This is one of the passwords that are tried first. Choose another one.",
        _ when Remainder(password, name) < Unguessable =>
            "This is too easy to guess: most of it is a row, is repeated, or is your name or a word of this place. Choose a few words that only you would put together.",
        _ => null
    };

    /// <summary>How many characters are neither in a word that anyone would try nor follow from the one before.</summary>
    private static int Remainder(string password, string name)
    {
        var rest = PlainText.Fold(password);
        foreach (var word in Context.Concat(Words(name)).OrderByDescending(word => word.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        // What cannot be told apart from its neighbour's next, equal or previous one is in a row: 1234, aaaa, zyx.
        rest = Unit(rest);
        return rest.Where((letter, at) => at == 0 || Math.Abs(letter - rest[at - 1]) > 1).Count();
    }

    private static IEnumerable<string> Words(string name) =>
        PlainText.Fold(name).Split([' ', '-', '.', '\'', '’', '@', '_'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2);

    /// <summary>The shortest text that, repeated, gives this one; the last repetition may be cut.</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length < text.Length; length++)
            if (text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
                return text[..length];
        return text;
    }
}
