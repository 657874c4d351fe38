using System.Collections.Concurrent;
using System.Diagnostics;

namespace EmployeeDirectory.Testing;

/// <summary>A child process that ends with this one, also when this one is killed (Linux).</summary>
public sealed class ChildProcess : IDisposable
{
    private const string Setpriv = "/usr/bin/setpriv";
    private const int LinesKept = 200;

    private readonly Process process = new();
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();

    public ChildProcess(string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        string[] command = OperatingSystem.IsLinux() && File.Exists(Setpriv)
            ? [Setpriv, "--pdeathsig", "KILL", "--", program, .. arguments]
            : [program, .. arguments];
        process.StartInfo = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, e) => Keep(e.Data, lines);
        process.ErrorDataReceived += (_, e) => { Keep(e.Data, lines); Keep(e.Data, errors); };
        Start();
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>The last lines the child wrote to its output and error streams.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>The last lines of its error stream alone.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <param name="name">TERM asks the child to end, as a service manager does; STOP halts it and CONT lets it go on.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        kill.WaitForExit();
    }

    /// <returns>The exit code; all that the child wrote has been read by then.</returns>
    public async Task<int> ExitAsync(TimeSpan limit)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit);
            return process.ExitCode;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{process.StartInfo.FileName} goes on after {limit}:\n{Output}");
        }
    }

    public async Task WaitUntilAsync(Func<Task<bool>> ready, TimeSpan limit)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(25))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}:\n{Output}");
            if (await ready())
                return;
            if (clock.Elapsed > limit)
                throw new TimeoutException($"{process.StartInfo.FileName} not ready within {limit}:\n{Output}");
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(this, EventArgs.Empty);
        process.WaitForExit();
        process.Dispose();
    }

    // The death signal is sent when the thread that forked ends, so that thread must live as long as the child.
    private void Start()
    {
        var started = new TaskCompletionSource();
        var owner = new Thread(() =>
        {
            try
            {
                process.Start();
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
            }
            catch (Exception e)
            {
                started.SetException(e);
                return;
            }
            var ended = process.WaitForExitAsync();
            started.SetResult();
            ended.GetAwaiter().GetResult();
        })
        { IsBackground = true };
        owner.Start();
        started.Task.GetAwaiter().GetResult();
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static void Keep(string? line, ConcurrentQueue<string> kept)
    {
        if (line is null)
            return;
        kept.Enqueue(line);
        if (kept.Count > LinesKept)
            kept.TryDequeue(out _);
    }
}
