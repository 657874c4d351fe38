using System.Diagnostics;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests;

/// <summary>A program that was run to its end.</summary>
public sealed record Command(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);

    public static Task<Command> RunAsync(string program, params string[] arguments) => RunAsync(program, arguments, []);

    public static async Task<Command> RunAsync(string program, string[] arguments, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await Task.WhenAll(output, errors, process.WaitForExitAsync()).WaitAsync(Limit);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        return new(process.ExitCode, await output, await errors);
    }

    /// <returns>What it printed; it must have ended well.</returns>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"ended with {ExitCode}\n{Output}\n{Errors}");
        return Output;
    }
}
