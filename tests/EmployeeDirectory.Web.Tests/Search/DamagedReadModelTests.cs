using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;

namespace EmployeeDirectory.Web.Tests.Search;

/// <summary>The file is damaged while the program has it open. The table is out of reach at first, which holds the instance where it cannot mend it yet.</summary>
public sealed class DamagedReadModelTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private AwsSite _aws = null!;

    private DirectorySite Site => _aws.Site;

    private string ReadModel => Directory.GetFiles(Site.DataFolder, "read-model-*.db").Single();

    public async ValueTask InitializeAsync() => _aws = await AwsSite.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Theory]
    [InlineData("person")]
    [InlineData("person_code")]
    [InlineData(Damage.FirstPage)]
    public Task Damage_OfAPage_IsMendedAndNoListIsWrongMeanwhile(string name) => AssertMendedAsync(() => Damage.RootPage(ReadModel, name));

    [Fact]
    public Task Damage_OfADocument_IsMendedAndNoListIsWrongMeanwhile() => AssertMendedAsync(() => Damage.Text(ReadModel, "{\"id\":\""));

    [Fact]
    public async Task Damage_FoundByASave_IsMendedAndTheSaveStands()
    {
        await Site.AddAsync("Survivor");
        var form = (await Site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Saved Onto Damage");
        Damage.RootPage(ReadModel, "person_code");

        Assert.Equal(HttpStatusCode.Redirect, (await form.PostAsync()).Status);

        await Wait.UntilAsync(async () => (await Site.GetAsync("/")) is { Status: HttpStatusCode.OK } list
            && list.Text.Contains("Survivor", StringComparison.Ordinal) && list.Text.Contains("Saved Onto Damage", StringComparison.Ordinal));
    }

    private async Task AssertMendedAsync(Action damage)
    {
        var profile = await Site.AddAsync("Survivor");
        _aws.Table.Break(Fault.Refuse);
        damage();

        await Wait.UntilAsync(async () =>
        {
            await AssertNeverWithoutAsync("/", "Survivor");
            await AssertNeverWithoutAsync("/?q=surv", "Survivor");
            return await HealthAsync() == HttpStatusCode.ServiceUnavailable;
        });
        foreach (var list in (string[])["/", "/employees/deleted", "/employees/managers?manager=surv", profile])
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Site.GetAsync(list)).Status);
        _aws.Table.Heal();

        await Wait.UntilAsync(async () => await HealthAsync() == HttpStatusCode.OK);
        Assert.Contains("Survivor", (await Site.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Survivor", (await Site.GetAsync("/employees/managers?manager=surv")).Html, StringComparison.Ordinal);
        await Site.ChangeAsync(profile, "DisplayName", "Changed Since");
        Assert.Contains("Changed Since", (await Site.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> HealthAsync() => (await Site.GetAsync("/health")).Status;

    private async Task AssertNeverWithoutAsync(string address, string name)
    {
        var page = await Site.GetAsync(address);
        Assert.True(page.Status == HttpStatusCode.ServiceUnavailable || page.Html.Contains(name, StringComparison.Ordinal), $"{page.Status} {page.Html}");
    }
}
