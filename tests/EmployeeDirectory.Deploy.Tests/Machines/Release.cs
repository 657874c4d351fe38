using System.Security.Cryptography;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>An archive in the folder that stands for the bucket of releases.</summary>
public static class Release
{
    /// <param name="behaviour">Of the stand-in for the program: healthy, crash or unhealthy.</param>
    /// <returns>Its hash.</returns>
    public static async Task<string> PackAsync(Machine machine, string behaviour)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Places.Tests, "Machines", "program"), folder.PathOf("EmployeeDirectory.Web"));
        await File.WriteAllTextAsync(folder.PathOf("behaviour"), behaviour);
        folder.NewFolder("deploy");
        foreach (var file in (string[])["employee-directory.service", "employee-directory.logrotate", "amazon-cloudwatch-agent.json"])
            File.Copy(Path.Combine(Places.Deploy, file), folder.PathOf($"deploy/{file}"));
        var archive = machine.Shared("archive");
        (await Command.RunAsync("tar", "-czf", archive, "-C", folder.Path, ".")).Succeeded();
        return await AddAsync(machine, archive);
    }

    /// <returns>Its hash, by which it is named.</returns>
    public static async Task<string> AddAsync(Machine machine, string archive)
    {
        await using var content = File.OpenRead(archive);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        File.Move(archive, Path.Combine(machine.Releases, $"{hash}.tar.gz"), overwrite: true);
        return hash;
    }
}
