using System.Security.Cryptography;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>An archive as deploy/deploy makes them, in the folder that stands for the bucket of releases.</summary>
public static class Release
{
    /// <param name="behaviour">Of the stand-in for the program: healthy, crash or unhealthy.</param>
    /// <returns>Its hash.</returns>
    public static async Task<string> PackAsync(Machine machine, string behaviour)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Places.Tests, "Machines", "program"), folder["EmployeeDirectory.Web"]);
        await File.WriteAllTextAsync(folder["behaviour"], behaviour);
        return await PackAsync(machine, folder);
    }

    public static async Task<string> PackAsync(Machine machine, TemporaryFolder release)
    {
        release.NewFolder("deploy");
        foreach (var file in (string[])["employee-directory.service", "employee-directory.logrotate", "amazon-cloudwatch-agent.json"])
            File.Copy(Path.Combine(Places.Deploy, file), release[$"deploy/{file}"]);
        var archive = Path.Combine(machine.Releases, "archive");
        (await Command.RunAsync("tar", "--use-compress-program=gzip -1", "-cf", archive, "-C", release.Path, ".")).Succeeded();
        return await AddAsync(machine, archive);
    }

    public static async Task<string> AddAsync(Machine machine, string archive)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(archive)));
        File.Move(archive, Path.Combine(machine.Releases, $"{hash}.tar.gz"), overwrite: true);
        return hash;
    }
}
