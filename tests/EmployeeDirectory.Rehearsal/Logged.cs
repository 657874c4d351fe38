using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Rehearsal;

internal static class Logged
{
    /// <summary>Starts a program all of whose words go to the end of a file. Its process is the program's own.</summary>
    public static ChildProcess Start(string log, string folder, string[] command, IReadOnlyDictionary<string, string?>? environment = null) =>
        new("bash", ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. command], folder, environment);
}
