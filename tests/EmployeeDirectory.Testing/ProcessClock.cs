using System.Globalization;

namespace EmployeeDirectory.Testing;

/// <summary>
/// The clock of an instance of the program in a process of its own, moved at will while it runs. What it waits for takes as long
/// as ever. <see cref="StartupHook"/> sets it there.
/// </summary>
public sealed class ProcessClock
{
    private const string Variable = "DIRECTORY_TEST_CLOCK";

    private readonly string _file;

    /// <param name="file">Tells the child how far its clock is ahead.</param>
    public ProcessClock(string file)
    {
        _file = file;
        Offset = TimeSpan.Zero;
    }

    /// <summary>The environment that the child needs.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
        [(Variable, _file), ("DOTNET_STARTUP_HOOKS", typeof(ProcessClock).Assembly.Location)];

    /// <summary>How far it is ahead of the machine's clock.</summary>
    public TimeSpan Offset
    {
        get;
        set
        {
            field = value;
            // Moved into place, so that nobody reads half of it.
            File.WriteAllText($"{_file}.next", value.ToString("c", CultureInfo.InvariantCulture));
            File.Move($"{_file}.next", _file, overwrite: true);
        }
    }

    /// <summary>Whether this process is such a child.</summary>
    internal static bool IsOfThisProcess => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>The child's end of it.</summary>
    internal static TimeProvider OfThisProcess => new FromFile(Environment.GetEnvironmentVariable(Variable)!);

    private sealed class FromFile(string file) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.ParseExact(File.ReadAllText(file), "c", CultureInfo.InvariantCulture);
    }
}
