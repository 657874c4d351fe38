using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>From nothing to a healthy instance: everything between deploy/deploy and the answer to a health request is real but AWS.</summary>
public sealed class FirstBootTests(ServingMachine serving) : IClassFixture<ServingMachine>, IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-provider";

    private readonly Machine _machine = serving.Machine;

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(serving.Obstacle is not null, serving.Obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FirstBoot_UserDataOfTheLaunchTemplate_EndsWithOneSignalAndHealth()
    {
        Assert.True(_machine.Signals[0].Contains("--stack directory --resource Fleet --exit-code 0"), await _machine.TroubleAsync());
        Assert.Contains(_machine.Calls, call => call.Contains("--instance-id i-0123456789abcdef0 --lifecycle-action-result CONTINUE"));
        Assert.Contains($"release {serving.UserData["RELEASE_HASH"]} serves", await _machine.RunAsync("cat /var/log/cloud-init-output.log"));
        Assert.Contains("/directory/application", _machine.AgentSettings);
        Assert.DoesNotContain("@STACK@", _machine.AgentSettings);
        Assert.Equal("enabled\n", await _machine.RunAsync("systemctl is-enabled employee-directory.service"));
        Assert.StartsWith("{\"status\":\"Healthy\"", await _machine.RunAsync("curl -fsS http://127.0.0.1:8080/health"));
        Assert.StartsWith("{\"status\":\"Healthy\"", await _machine.RunAsync("curl -fsS http://127.0.0.1:8080/health/deep"));
    }

    [Fact]
    public async Task Pages_OfThePublishedProgram_AreServed()
    {
        Assert.Equal("302 http://127.0.0.1:8080/sign-in?returnUrl=%2F", await StatusAsync("/"), ignoreCase: true);
        Assert.Equal("200 ", await StatusAsync("/sign-in"));
        Assert.Equal("200 ", await StatusAsync("/css/base.css"));
    }

    [Fact]
    public async Task AdminLink_Printed_Opens()
    {
        var link = (await _machine.RunAsync("/opt/employee-directory/current/deploy/admin-link")).Trim();
        Assert.Matches(@"/invitation\?code=\S+$", link);
        Assert.Equal("200 ", await StatusAsync(link[link.IndexOf("/invitation", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Photo_UnderTheRestrictionsOfTheUnit_IsDecoded() => await _machine.RunAsync($"""
        base64 -d <<<{Convert.ToBase64String(Png.Filled(128, 128, 8, Png.Rgb, [200, 80, 40]))} >/share/photo.png
        sed -e 's/^Type=.*/Type=oneshot/; s/^Restart=.*//; s/^\(ExecStart=.*\)/\1 render-photo/' \
            -e 's:^StandardOutput=.*:StandardInput=file\:/share/photo.png\nStandardOutput=truncate\:/share/renditions:' \
            /etc/systemd/system/employee-directory.service >/etc/systemd/system/decoder.service
        systemctl daemon-reload
        systemctl start decoder.service
        grep -q WEBP /share/renditions
        """);

    [Fact]
    public async Task ClientSecret_OfAProvider_ReachesTheProgramAndNothingElse()
    {
        _machine.Share("client-secret", Secret + "\n");
        var userData = serving.UserData.With("SIGN_IN_MODE", "OpenIdConnect").With("OIDC_ISSUER", "https://login.example.com")
            .With("OIDC_CLIENT_ID", "directory").With("OIDC_SECRET", "directory/client");

        // The program does not start in this mode without the secret.
        var bootstrap = await _machine.BootstrapAsync(userData);

        Assert.True(bootstrap.ExitCode == 0, await _machine.TroubleAsync());
        Assert.Contains("company account", await _machine.RunAsync("curl -fsS http://127.0.0.1:8080/sign-in"));
        Assert.Contains(_machine.Calls, call => call.StartsWith("aws secretsmanager get-secret-value --region us-east-1 --secret-id directory/client ", StringComparison.Ordinal));
        Assert.Equal("600 root\n", await _machine.RunAsync("stat --format '%a %U' /etc/credstore/SignIn__ClientSecret"));
        Assert.Equal("700 root\n", await _machine.RunAsync("stat --format '%a %U' /etc/credstore"));
        Assert.Equal("/etc/credstore/SignIn__ClientSecret\n", await _machine.RunAsync($"grep --recursive --files-with-matches {Secret} /etc /opt /root /tmp /var || true"));
        Assert.Equal("0\n", await _machine.RunAsync($"cat /proc/$(systemctl show --property=MainPID --value employee-directory)/{{environ,cmdline}} | grep --text --count {Secret} || true"));
        Assert.DoesNotContain(Secret, bootstrap.Output);
        Assert.Equal("0\n", await _machine.RunAsync($"journalctl --no-pager | grep --count {Secret} || true"));
    }

    [Fact]
    public async Task Stop_ByItsUnit_EndsWell()
    {
        await _machine.RunAsync("systemctl stop employee-directory.service");
        Assert.Equal("Result=success\n", await _machine.RunAsync("systemctl show --property=Result employee-directory.service"));
        await _machine.RunAsync("systemctl start employee-directory.service");
    }

    private Task<string> StatusAsync(string path) =>
        _machine.RunAsync($"curl -sS --output /dev/null --write-out '%{{http_code}} %{{redirect_url}}' 'http://127.0.0.1:8080{path}'");
}
