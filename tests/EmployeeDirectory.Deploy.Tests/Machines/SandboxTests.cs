using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Imaging;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>The program itself under the unit's restrictions.</summary>
public sealed class SandboxTests
{
    [Fact]
    public async Task Program_InItsUnit_StartsServesAndDecodesPhotos()
    {
        await Machine.RequireAsync();
        using var machine = new Machine();
        using var settings = new TemporaryFolder();
        await File.WriteAllTextAsync(settings["embedded.conf"], "[Service]\nEnvironmentFile=/share/settings\n");
        machine.Share("settings", "Storage__Provider=Embedded\nStorage__SampleEmployees=20\nAccess__Browse=Anyone\nAWS_EC2_METADATA_DISABLED=true\n");
        await machine.BootAsync(null, $"{Dotnet}:/usr/share/dotnet", $"{settings.Path}:/etc/systemd/system/employee-directory.service.d");
        using var release = new TemporaryFolder();
        (await Command.RunAsync("cp", "-r", $"{Built}/.", release.Path)).Succeeded();
        var idle = new IdleMachine();
        var userData = idle.UserData.With("RELEASE_HASH", await Release.PackAsync(machine, release));

        var bootstrap = await machine.BootstrapAsync(userData);

        Assert.True(bootstrap.ExitCode == 0, $"{bootstrap.Output}\n{(await machine.TryAsync("journalctl --no-pager -u employee-directory -n 50; tail -n 50 /var/log/employee-directory/application.log")).Output}");
        Assert.Contains("\"status\":\"Healthy\"", await machine.RunAsync("curl -fsS http://127.0.0.1:8080/health/deep"));
        Assert.Equal("active\n", await machine.RunAsync("systemctl is-active employee-directory.service"));
        // The process that decodes photos, started as the program does but by a unit of the same restrictions.
        await machine.RunAsync($"""
            base64 -d <<<{Convert.ToBase64String(Png.Filled(128, 128, 8, Png.Rgb, [200, 80, 40]))} >/share/photo.png
            sed -e 's/^Type=.*/Type=oneshot/; s/^Restart=.*//; s/^\(ExecStart=.*\)/\1 render-photo/' \
                -e 's:^StandardOutput=.*:StandardInput=file\:/share/photo.png\nStandardOutput=truncate\:/share/renditions:' \
                /etc/systemd/system/employee-directory.service >/etc/systemd/system/decoder.service
            systemctl daemon-reload
            systemctl start decoder.service
            grep -q WEBP /share/renditions
            """);
        await machine.RunAsync("systemctl stop employee-directory.service");
        Assert.Equal("Result=success\n", await machine.RunAsync("systemctl show --property=Result employee-directory.service"));
    }

    private static string Dotnet { get; } = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    // bin/Debug/net10.0 of the tests corresponds to bin/Debug/net10.0 of the program.
    private static string Built { get; } = Path.Combine(
        Repository.Root, "src", "EmployeeDirectory.Web", Path.GetRelativePath(Places.Tests, AppContext.BaseDirectory).TrimEnd('/'));
}
