using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Security;

/// <summary>One row of the table "Who may do what" in tests/README.md: yes, no, or own, for their own record only.</summary>
/// <param name="May">By column: not signed in where anyone may browse, not signed in elsewhere, viewer, employee, admin.</param>
public sealed record EndpointRow(string Method, string Pattern, IReadOnlyList<string> May);

internal static class EndpointTable
{
    public static IReadOnlyList<EndpointRow> Read() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is ["", "GET" or "POST" or "any", _, _, _, _, _, _, ""])
            .Select(cells => new EndpointRow(cells[1], cells[2].Trim('`'), cells[3..^1]))];
}
