namespace EmployeeDirectory.Testing;

/// <summary>Tests ask faster than people do, all of them from one address.</summary>
public static class Haste
{
    public const string PerMinute = "1000000";

    public static IReadOnlyList<string> Policies { get; } = ["SignIn", "Search", "Export", "Upload", "Suggestion"];
}
