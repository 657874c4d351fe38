using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>The user data that deploy/deploy put into the launch template, run by cloud-init on a fresh machine.</summary>
public sealed class FirstBootTests(DeployedDirectory directory)
{
    [Fact]
    public async Task FirstBoot_UserDataOfTheLaunchTemplate_ServesTheUploadedRelease()
    {
        await Machine.RequireAsync();
        var userData = new UserData(await directory.UserDataAsync());
        using var machine = new Machine();
        await directory.DownloadAsync(userData["RELEASE_HASH"], Path.Combine(machine.Releases, "archive"));
        Assert.Equal(userData["RELEASE_HASH"], await Release.AddAsync(machine, Path.Combine(machine.Releases, "archive")));

        await machine.BootAsync(userData);
        await machine.WaitForSignalAsync();

        var signal = Assert.Single(machine.Signals);
        Assert.Contains("--stack directory --resource Fleet --exit-code 0", signal);
        Assert.Equal(userData["TABLE"], await machine.RunAsync("curl -fsS http://127.0.0.1:8080/health"));
        Assert.Contains(machine.Calls, call => call.Contains("--instance-id i-0123456789abcdef0 --lifecycle-action-result CONTINUE"));
        Assert.Contains("serves", await machine.RunAsync("cat /var/log/cloud-init-output.log"));
        Assert.Contains("/directory/application", machine.AgentSettings);
        Assert.DoesNotContain("@STACK@", machine.AgentSettings);
        Assert.Equal("enabled\n", await machine.RunAsync("systemctl is-enabled employee-directory.service"));
    }
}
