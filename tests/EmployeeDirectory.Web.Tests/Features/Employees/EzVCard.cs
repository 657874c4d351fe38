using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>What Debian's ez-vcard, a reader that we did not write, makes of a card.</summary>
internal static class EzVCard
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private const string Libraries = "/usr/share/java/ez-vcard.jar:/usr/share/java/vinnie.jar";

    private static readonly string Program =
        Path.Combine(Repository.Root, "tests", "EmployeeDirectory.Web.Tests", "Features", "Employees", "ReadCard.java");

    /// <returns>A "name: value" for each property that was understood, and "problem: " for each objection.</returns>
    public static async Task<string[]> ReadAsync(byte[] card)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("card.vcf");
        await File.WriteAllBytesAsync(file, card);
        using var reader = new ChildProcess("java", ["-cp", Libraries, Program, file]);
        var code = await reader.ExitAsync(Limit);
        Assert.True(code == 0, reader.Output);
        return reader.Output.Split('\n');
    }
}
