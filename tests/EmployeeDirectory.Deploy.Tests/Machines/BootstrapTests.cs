namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>Whatever happens, CloudFormation hears exactly one signal, and what served before goes on.</summary>
public sealed class BootstrapTests(IdleMachine idle) : IClassFixture<IdleMachine>, IAsyncLifetime
{
    private readonly Machine _machine = idle.Machine;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(idle.Obstacle is not null, idle.Obstacle ?? "");
        await _machine.ResetAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SecondRun_SameRelease_DownloadsNothingAndServes()
    {
        var userData = await ServeAsync();
        var again = await _machine.BootstrapAsync(userData);
        again.Succeeded();
        Assert.Equal(2, _machine.Signals.Length);
        Assert.Single(_machine.Calls, call => call.StartsWith("aws s3 cp", StringComparison.Ordinal));
        await AssertServesAsync(userData["RELEASE_HASH"]);
    }

    [Fact]
    public async Task PackageManager_FailingTwice_IsAskedAgain()
    {
        _machine.Share("dnf-failures", "2");
        var userData = await ServeAsync();
        Assert.Equal(3, _machine.Calls.Count(call => call.StartsWith("dnf ", StringComparison.Ordinal)));
        await AssertServesAsync(userData["RELEASE_HASH"]);
    }

    [Fact]
    public async Task Release_OfAnotherHash_IsNotStartedAndTheOldOneServes()
    {
        var before = await ServeAsync();
        var wrong = new string('0', 64);
        File.Copy(Path.Combine(_machine.Releases, $"{before["RELEASE_HASH"]}.tar.gz"), Path.Combine(_machine.Releases, $"{wrong}.tar.gz"));
        await AssertFailsAsync(before.With("RELEASE_HASH", wrong), $"the download is not release {wrong}");
        await AssertServesAsync(before["RELEASE_HASH"]);
    }

    [Fact]
    public async Task Release_Missing_IsToldAndTheOldOneServes()
    {
        var before = await ServeAsync();
        var missing = new string('1', 64);
        await AssertFailsAsync(before.With("RELEASE_HASH", missing), $"release {missing} could not be downloaded");
        await AssertServesAsync(before["RELEASE_HASH"]);
    }

    [Fact]
    public async Task ClientSecret_OutOfReach_IsToldAndTheOldReleaseServes()
    {
        var before = await ServeAsync();
        await AssertFailsAsync(before.With("SIGN_IN_MODE", "OpenIdConnect"), "the client secret could not be read");
        await AssertServesAsync(before["RELEASE_HASH"]);
    }

    [Theory]
    [InlineData("RELEASE_HASH")]
    [InlineData("TABLE")]
    public async Task Setting_Missing_IsNamed(string setting) =>
        await AssertFailsAsync(idle.UserData.Without(setting), $"the setting {setting} is missing");

    [Theory]
    [InlineData("crash")]
    [InlineData("unhealthy")]
    public async Task FirstRelease_ThatDoesNotServe_IsToldAndStopped(string behaviour)
    {
        var hash = await Release.PackAsync(_machine, behaviour);
        await AssertFailsAsync(idle.UserData.With("RELEASE_HASH", hash).With("HEALTH_SECONDS", "3"), $"release {hash} does not become healthy");
        Assert.NotEqual(0, (await _machine.TryAsync("systemctl is-active employee-directory.service")).ExitCode);
    }

    [Theory]
    [InlineData("crash")]
    [InlineData("unhealthy")]
    public async Task LaterRelease_ThatDoesNotServe_GivesWayToTheOldOne(string behaviour)
    {
        var before = await ServeAsync();
        var hash = await Release.PackAsync(_machine, behaviour);
        await AssertFailsAsync(before.With("RELEASE_HASH", hash).With("HEALTH_SECONDS", "3"), $"release {hash} does not become healthy");
        await AssertServesAsync(before["RELEASE_HASH"]);
    }

    private async Task<UserData> ServeAsync()
    {
        var userData = idle.UserData.With("RELEASE_HASH", await Release.PackAsync(_machine, "healthy"));
        (await _machine.BootstrapAsync(userData)).Succeeded();
        Assert.Contains("--exit-code 0", Assert.Single(_machine.Signals));
        return userData;
    }

    private async Task AssertFailsAsync(UserData userData, string reason)
    {
        var before = _machine.Signals.Length;
        var bootstrap = await _machine.BootstrapAsync(userData);
        Assert.True(bootstrap.ExitCode != 0, bootstrap.Output);
        Assert.EndsWith($"--exit-code 1 --reason {reason}", Assert.Single(_machine.Signals[before..]));
        Assert.Contains(_machine.Calls, call => call.EndsWith("--lifecycle-action-result ABANDON", StringComparison.Ordinal));
    }

    private async Task AssertServesAsync(string hash)
    {
        Assert.Equal("employees", await _machine.RunAsync("curl -fsS http://127.0.0.1:8080/health"));
        Assert.Equal($"/opt/employee-directory/releases/{hash}\n", await _machine.RunAsync("readlink /opt/employee-directory/current"));
    }
}
