using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class ProviderSettingsTests : IDisposable
{
    private const string Login = "https://login.example.com";

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(SignInMode.OpenIdConnect, null, null, null, "Set SignIn__Authority")]
    [InlineData(null, "http://login.example.com", "directory", "secret", "Set SignIn__Authority")]
    [InlineData(null, "login.example.com", "directory", "secret", "Set SignIn__Authority")]
    [InlineData(null, "ftp://localhost", "directory", "secret", "Set SignIn__Authority")]
    [InlineData(null, Login, null, "secret", "Set SignIn__ClientId")]
    [InlineData(null, Login, "directory", " ", "Set SignIn__ClientSecret")]
    [InlineData(SignInMode.Alb, Login, null, null, "Set SignIn__ClientId")]
    public void Require_SettingsThatCannotWork_NamesTheOne(SignInMode? mode, string? authority, string? client, string? secret, string line)
    {
        var settings = new SignInOptions { Mode = mode, Authority = authority is null ? null : new(authority, UriKind.RelativeOrAbsolute), ClientId = client, ClientSecret = secret };
        Assert.StartsWith(line, Assert.Throws<StartupException>(settings.Require).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(SignInMode.Local, Login, null, null)]
    [InlineData(null, "http://localhost:8080/realms/staff", "directory", "secret")]
    [InlineData(SignInMode.Alb, Login, "directory", null)]
    public void Require_SettingsThatWork_IsContent(SignInMode? mode, string? authority, string? client, string? secret) =>
        new SignInOptions { Mode = mode, Authority = authority is null ? null : new(authority), ClientId = client, ClientSecret = secret }.Require();

    [Theory]
    [InlineData("SignIn__Mode", "Sometimes", "Check the settings: SignIn__Mode")]
    [InlineData("SignIn__Mode", "Alb", "Set SignIn__AlbArn")]
    public async Task Start_SettingsThatCannotWork_StopsWithOneLine(string key, string value, string line)
    {
        using var site = new DirectoryProcess(_data, ("SignIn__Authority", Login), ("SignIn__ClientId", "directory"), (key, value));
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(line, site.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecretAsSystemdCredential_IsFoundAndInvitesNobody()
    {
        using var credentials = new TemporaryFolder();
        await File.WriteAllTextAsync(credentials.PathOf("SignIn__ClientSecret"), "secret\n", TestContext.Current.CancellationToken);
        using var site = await DirectoryProcess.StartAsync(
            _data,
            ("CREDENTIALS_DIRECTORY", credentials.Path), ("SignIn__Authority", Login), ("SignIn__ClientId", "directory"));
        Assert.DoesNotContain("/invitation", site.Output, StringComparison.Ordinal);
    }
}
