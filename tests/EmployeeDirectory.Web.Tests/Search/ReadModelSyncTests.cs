using EmployeeDirectory.Core.ReadModels;
using EmployeeDirectory.Core.SampleData;
using EmployeeDirectory.Core.Search;
using EmployeeDirectory.Core.Sqlite;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>The read model of a running program, as its files come and go.</summary>
public sealed class ReadModelSyncTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_Again_KeepsEveryRecord()
    {
        await using (var first = await StartAsync())
            await first.AddAsync("Stays");
        await using var second = await StartAsync();
        Assert.Contains("Stays", (await second.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("nothing")]
    [InlineData("half")]
    public async Task Start_ReadModelBroken_IsBuiltAnew(string left)
    {
        await using (var first = await StartAsync())
            await first.AddAsync("Survivor");
        var file = Assert.Single(Directory.GetFiles(_folder.Path, "read-model-*"));
        var whole = await File.ReadAllBytesAsync(file, Stop);
        await File.WriteAllBytesAsync(file, left switch
        {
            "garbage" => [.. Enumerable.Repeat((byte)0xA5, whole.Length)],
            "half" => whole[..(whole.Length / 2)],
            _ => []
        }, Stop);
        await using var second = await StartAsync();
        Assert.Contains("Survivor", (await second.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ReadModelsOfOtherVersions_AreDeletedAndThoseOfOtherTablesKept()
    {
        string[] outdated = ["read-model-1-embedded.db", "read-model-1-embedded.db-wal", "read-model-1-embedded.db-shm", "read-model-999-embedded.db"];
        string[] others = ["read-model-1-employees.db", "read-model-1-not-embedded.db", "read-model-1-embedded.db.kept"];
        foreach (var file in (string[])[.. outdated, .. others])
            await File.WriteAllTextAsync(_folder.PathOf(file), "", Stop);
        await using var site = await StartAsync();
        Assert.All(outdated, file => Assert.False(File.Exists(_folder.PathOf(file)), file));
        Assert.All(others, file => Assert.True(File.Exists(_folder.PathOf(file)), file));
    }

    [Fact]
    public async Task Start_WithAnotherStore_ShowsNobodyOfTheOld()
    {
        await using (var first = await StartAsync())
            await first.AddAsync("Of The Old Store");
        foreach (var file in Directory.GetFiles(_folder.Path, "employees.db*"))
            File.Delete(file);
        await using var second = await StartAsync();
        Assert.DoesNotContain("Of The Old Store", (await second.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_ChangeMadeElsewhere_ShowsWithinTwoSeconds()
    {
        await using var site = await StartAsync();
        using var database = new SqliteDatabase(_folder.PathOf("employees.db"), SqliteEmployeeStore.Schema, "off");
        await new SqliteEmployeeStore(database, Unread.Metrics, TimeProvider.System).AddAsync(Staff.Someone("From Elsewhere"));
        await Wait.UntilAsync(async () => (await site.GetAsync("/")).Text.Contains("From Elsewhere", StringComparison.Ordinal), seconds: 2);
    }

    [Fact]
    public async Task Start_WithSamples_FillsAnEmptyStoreOnceWithTheSamePeople()
    {
        await using (var first = await StartAsync(("Storage:SampleEmployees", "30")))
            Assert.Equal(30, first.Services.GetRequiredService<ReadModel>().Count(Visibility.Active));
        await using var second = await StartAsync(("Storage:SampleEmployees", "60"));
        var people = second.Services.GetRequiredService<ReadModel>();
        Assert.Equal(30, people.Count(Visibility.Active));
        Assert.Equal(
            SampleStaff.People(30, DateOnly.FromDateTime(DateTime.UtcNow)).Select(person => person.DisplayName).Order(),
            second.Services.GetRequiredService<PeopleSearch>().Find(new SearchQuery { Size = 48 }).Hits.Select(hit => hit.Employee.DisplayName).Order());
    }

    private Task<DirectorySite> StartAsync(params (string, string)[] settings) =>
        DirectorySite.StartAsync([("Storage:DataFolder", _folder.Path), .. settings]);
}
