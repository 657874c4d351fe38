using EmployeeDirectory.Web.Tests.Features.SignIn.Alb;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class ProviderSettingsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("Mode", "Sometimes", "Check the settings: SignIn__Mode")]
    [InlineData("Mode", "OpenIdConnect", "Set SignIn__Authority")]
    [InlineData("Authority", "http://login.example.com", "Set SignIn__Authority")]
    [InlineData("Authority", "login.example.com", "Set SignIn__Authority")]
    [InlineData("Authority", "https://login.example.com", "Set SignIn__ClientId")]
    [InlineData("Authority", "https://login.example.com", "Set SignIn__ClientSecret", "ClientId", "directory")]
    [InlineData("Authority", "https://login.example.com", "Set SignIn__AlbArn", "ClientId", "directory", "Mode", "Alb")]
    [InlineData("Authority", "https://login.example.com", "Set SignIn__AlbArn", "ClientId", "directory", "Mode", "Alb", "AlbArn", Balancer.Arn + "/listener")]
    public async Task Start_SettingsThatCannotWork_StopWithOneLine(string key, string value, string line, params string[] more)
    {
        var settings = ((string, string)[])[(key, value), .. more.Chunk(2).Select(pair => (pair[0], pair[1]))];
        using var site = new DirectoryProcess(_data, settings.Select(setting => ($"SignIn__{setting.Item1}", setting.Item2)));
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(line, site.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecretAsSystemdCredential_IsFound()
    {
        using var credentials = new TemporaryFolder();
        await File.WriteAllTextAsync(credentials.PathOf("SignIn__ClientSecret"), "secret\n", TestContext.Current.CancellationToken);
        using var site = await DirectoryProcess.StartAsync(
            _data,
            ("CREDENTIALS_DIRECTORY", credentials.Path), ("SignIn__Authority", "https://login.example.com"), ("SignIn__ClientId", "directory"));
        Assert.DoesNotContain("first admin", site.Output, StringComparison.Ordinal);
    }
}
