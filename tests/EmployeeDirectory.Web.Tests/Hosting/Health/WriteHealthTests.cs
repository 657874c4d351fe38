using System.Diagnostics;
using System.Net;
using System.Text.Json;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

/// <summary>What health says while everything can be read and something cannot be written.</summary>
public sealed class WriteHealthTests(DynamoDbLocal dynamoDb, S3Server s3) : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Get_DiskFull_SaysWhichFilesAndWhatToDoUntilThereIsRoom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small file system.");
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", _data.Path);
        try
        {
            await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path));
            await site.AddAsync("Earlier");
            var ballast = _data.PathOf("ballast");
            await RunAsync("sh", "-c", $"head -c 8m /dev/zero > {ballast} 2>/dev/null; true");

            var health = await BecomesAsync(site.Client, HttpStatusCode.ServiceUnavailable);

            Assert.Contains("employees.db cannot grow", NoteOf(health, "employees"), StringComparison.Ordinal);
            Assert.Contains("Free some space", NoteOf(health, "photos"), StringComparison.Ordinal);
            Assert.Contains("read-model", NoteOf(health, "readModel"), StringComparison.Ordinal);
            Assert.DoesNotContain(_data.Path, health.ToString(), StringComparison.Ordinal);
            using var balancer = await site.Client.GetAsync("/health");
            Assert.Equal(HttpStatusCode.OK, balancer.StatusCode);
            Assert.Contains("Degraded", await balancer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            File.Delete(ballast);
            await BecomesAsync(site.Client, HttpStatusCode.OK);
        }
        finally
        {
            await RunAsync("umount", "--lazy", _data.Path);
        }
    }

    [Fact]
    public async Task Get_RecordsDamaged_NamesTheFile()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path));
        var profile = await site.AddAsync("Unreadable");
        Damage.RootPage(_data.PathOf("employees.db"), "employee");
        await site.GetAsync(profile);
        var health = await BecomesAsync(site.Client, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("employees.db is damaged. Stop the program, restore the file", NoteOf(health, "employees"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Damage.FirstPage)]
    [InlineData("identity")]
    [InlineData("employee")]
    [InlineData("change_counter")]
    public async Task Start_RecordsDamagedAndNoLists_StopsWithOneLineThatNamesTheFile(string page)
    {
        await FillAsync();
        Damage.RootPage(_data.PathOf("employees.db"), page);
        foreach (var file in Directory.GetFiles(_data.Path, "read-model-*"))
            File.Delete(file);
        using var site = new DirectoryProcess(_data);
        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains("employees.db is damaged. Stop the program, restore the file", site.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RecordsDamagedAndListsOfAnEarlierRun_ServesThemAndNamesTheFile()
    {
        await FillAsync();
        Damage.RootPage(_data.PathOf("employees.db"), "employee_change");
        using var site = new DirectoryProcess(_data);
        await site.WaitForHealthAsync(HttpStatusCode.OK);
        Assert.Contains("Listed", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        await Wait.UntilAsync(
            async () => NoteOf(await BecomesAsync(site.Client, HttpStatusCode.ServiceUnavailable), "employees").Contains("employees.db is damaged", StringComparison.Ordinal), seconds: 60);
    }

    [Fact]
    public async Task Get_TableOrBucketRefusesWrites_SaysSo()
    {
        await using var aws = await AwsSite.StartAsync(dynamoDb, s3);
        aws.Table.Deny("AccessDeniedException", "PutItem");
        aws.Bucket.Deny("AccessDenied", "PUT");
        var health = await BecomesAsync(aws.Site.Client, HttpStatusCode.ServiceUnavailable);
        foreach (var (check, code) in ((string, string)[])[("employees", "AccessDeniedException"), ("photos", "AccessDenied")])
            Assert.Contains($"AWS refused the request ({code}). Allow the role", NoteOf(health, check), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await aws.Site.Client.GetAsync("/health")).StatusCode);
        aws.Table.Heal();
        aws.Bucket.Heal();
        await BecomesAsync(aws.Site.Client, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_ManyAsk_WritesOnce()
    {
        await using var aws = await AwsSite.StartAsync(dynamoDb, s3);
        await BecomesAsync(aws.Site.Client, HttpStatusCode.OK);
        var before = aws.Bucket.Requests.GetValueOrDefault("PUT");
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => aws.Site.Client.GetAsync("/health/deep")));
        Assert.InRange(aws.Bucket.Requests.GetValueOrDefault("PUT") - before, 0, 1 + (int)(clock.Elapsed.TotalSeconds / 5));
    }

    private async Task FillAsync()
    {
        await using var site = await DirectorySite.StartAsync(("Storage:DataFolder", _data.Path));
        await site.AddAsync("Listed");
        SqliteConnection.ClearAllPools();
    }

    /// <returns>What the deep check says once it has come to this.</returns>
    private static async Task<JsonElement> BecomesAsync(HttpClient client, HttpStatusCode status)
    {
        var body = "";
        await Wait.UntilAsync(
            async () =>
            {
                using var answer = await client.GetAsync("/health/deep");
                body = await answer.Content.ReadAsStringAsync();
                return answer.StatusCode == status;
            },
            seconds: 90);
        return JsonDocument.Parse(body).RootElement;
    }

    private static string NoteOf(JsonElement health, string check) =>
        health.GetProperty("checks").GetProperty(check).GetProperty("note").GetString() ?? "";

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
