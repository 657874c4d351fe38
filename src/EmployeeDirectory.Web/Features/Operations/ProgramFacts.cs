using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EmployeeDirectory.Web.Features.Operations;

public sealed record ProgramFacts(
    string Version, string? Commit, string Runtime, DateTimeOffset StartedAt, TimeSpan Uptime, long Memory, int Cores)
{
    private const int CommitLength = 12;

    public static ProgramFacts Now()
    {
        var (version, commit) = VersionOf(
            typeof(ProgramFacts).Assembly
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        using var process = Process.GetCurrentProcess();
        var startedAt = new DateTimeOffset(process.StartTime).ToUniversalTime();
        return new ProgramFacts(
            version, commit, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}",
            startedAt, DateTimeOffset.UtcNow - startedAt, process.WorkingSet64, Environment.ProcessorCount);
    }

    private static (string Version, string? Commit) VersionOf(string informational) => informational.Split('+') switch
    {
        [var version, { Length: >= CommitLength } commit] => (version, commit[..CommitLength]),
        [var version, ..] => (version, null),
        [] => (informational, null)
    };
}
