using EmployeeDirectory.Core.Text;

namespace EmployeeDirectory.Web.Features.SignIn;

public static class PasswordRules
{
    // NIST SP 800-63B-4: the least for a password without a second factor.
    public const int Shortest = 15;
    public const int Longest = 200;

    // ASVS 5.0 (6.2.1): the minimum length, here counted without guessable characters.
    private const int Unguessable = 8;

    private static readonly string[] Context =
    [
        "employeedirectory", "directory", "employee", "password", "passwort", "welcome", "admin", "company", "signin"
    ];

    public static string? Problem(string? password, string name) => password switch
    {
        null or { Length: < Shortest } => $"Choose a password of at least {Shortest} characters, such as a few unrelated words.",
        { Length: > Longest } => $"Choose a password of up to {Longest} characters.",
        _ when CommonPasswords.Contains(password) =>
            "This is a common password, which attackers try first. Choose another one.",
        _ when Remainder(password, name) < Unguessable =>
            "This password is too easy to guess: most of it is a sequence, a repetition, your name or a word of this site. Choose a few unrelated words.",
        _ => null
    };

    private static int Remainder(string password, string name)
    {
        var rest = PlainText.Fold(password);
        foreach (var word in Context.Concat(Words(name)).OrderByDescending(word => word.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = Unit(rest);
        return rest.Where((letter, at) => at == 0 || Math.Abs(letter - rest[at - 1]) > 1).Count();
    }

    private static IEnumerable<string> Words(string name) =>
        PlainText.Fold(name)
            .Split([' ', '-', '.', '\'', '’', '@', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2);

    private static string Unit(string text)
    {
        for (var length = 1; length < text.Length; length++)
            if (text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
                return text[..length];
        return text;
    }
}
