using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Operator;

/// <summary>An operator with a program of the test's own in place of the AWS CLI, for what moto cannot show.</summary>
public sealed class OperatorStub : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="aws">In bash; its own folder is in $here.</param>
    public OperatorStub(string aws) => Add("aws", $"printf '%s\\n' \"$*\" >>\"$here/calls\"\n{aws}");

    /// <summary>What the AWS CLI was called with, in this order.</summary>
    public string[] Calls => File.ReadAllLines(_folder.PathOf("calls"));

    /// <summary>A file that its programs find in $here.</summary>
    public string this[string name] => _folder.PathOf(name);

    public void Add(string tool, string script)
    {
        File.WriteAllText(_folder.PathOf(tool), $"#!/bin/bash\nhere={_folder.Path}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.PathOf(tool), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task<Command> OperateAsync(string script, string[] arguments, string? region = "eu-west-1") => Command.RunAsync(Path.Combine(Places.Deploy, script), arguments, new()
    {
        ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}",
        ["AWS_REGION"] = region,
        ["AWS_DEFAULT_REGION"] = null
    });

    public void Dispose() => _folder.Dispose();
}
