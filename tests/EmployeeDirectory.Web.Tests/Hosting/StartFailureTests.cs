using System.Net;
using System.Net.Sockets;
using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting;

public sealed class StartFailureTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("Storage__Provider", "Nonsense", "Storage__Provider")]
    [InlineData("Storage__SampleEmployees", "many", "Storage__SampleEmployees")]
    [InlineData("Storage__SampleEmployees", "-5", "Storage__SampleEmployees")]
    [InlineData("Storage__Provider", "3", "Storage__Provider")]
    [InlineData("Storage__DataFolder", "", "Storage__DataFolder is empty")]
    [InlineData("Access__Browse", "7", "Access__Browse is Anyone or SignedIn")]
    [InlineData("SignIn__Mode", "9", "SignIn__Mode is Local, OpenIdConnect or Alb")]
    [InlineData("Proxy__Networks", "10.0.0.0/24,10.0.1.0/240", "10.0.1.0/240 is no CIDR block")]
    [InlineData("Search__ShortForms", "CX=Customer Experience; FE", "Check Search__ShortForms: “FE” must be a short form, = and what it stands for")]
    [InlineData("Search__ShortForms", "field ops=Operations", "“field ops=Operations” must be a short form")]
    [InlineData("Chat__Link", "https://chat.example/direct", "Check Chat__Link: “https://chat.example/direct” must be an address with {email} or {number}")]
    [InlineData("Chat__Link", "javascript:alert('{email}')", "Check Chat__Link")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Set Proxy__Networks")]
    [InlineData("Urls", "nonsense", "Check Urls")]
    [InlineData("Urls", "http://192.0.2.1:5080", "Check Urls")]
    public async Task Start_SettingThatCannotWork_StopsWithOneLineThatNamesIt(string key, string value, string line) =>
        await AssertStopsAsync(line, (key, value));

    [Fact]
    public async Task Start_PortInUse_StopsWithOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await AssertStopsAsync("address already in use", ("Urls", $"http://{other.LocalEndpoint}"));
    }

    // Permissions do not stop the tests' root user; a file in the way stops everyone.
    [Fact]
    public async Task Start_DataFolderThatCannotBeWrittenTo_StopsWithOneLine()
    {
        var file = _data.PathOf("file");
        await File.WriteAllTextAsync(file, "");
        await AssertStopsAsync($"The data folder {file} cannot be written to", ("Storage__DataFolder", file));
    }

    public static TheoryData<string> Databases => ["employees.db", $"read-model-{ReadModelSchema.Version}-embedded.db"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Start_DatabaseThatCannotBeOpened_StopsWithOneLine(string name)
    {
        Directory.CreateDirectory(_data.PathOf(name));
        await AssertStopsAsync($"'{_data.PathOf(name)}' is denied. Check Storage__DataFolder");
    }

    [Fact]
    public async Task Start_DatabaseThatSqliteCannotOpen_NamesTheFile()
    {
        Directory.CreateDirectory(_data.PathOf("employees.db-wal"));
        await AssertStopsAsync("employees.db cannot be read or written");
    }

    private async Task AssertStopsAsync(string line, params (string, string)[] settings)
    {
        using var site = new DirectoryProcess(_data, settings);
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(line, site.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", site.Output, StringComparison.Ordinal);
    }
}
