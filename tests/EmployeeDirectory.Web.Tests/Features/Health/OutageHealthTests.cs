using System.Net;
using System.Text.Json;
using EmployeeDirectory.Web.Tests.Engines;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Health;

/// <summary>What an instance says of itself while the table is out of reach, as its clock goes on.</summary>
public sealed class OutageHealthTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private Fleet _fleet = null!;

    private FleetInstance Instance => _fleet.Here;

    public async ValueTask InitializeAsync() => _fleet = await Fleet.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    [Fact]
    public async Task Get_TableOutOfReach_IsDegradedWithTheAgeOfTheListsAlsoAfterARestart()
    {
        await Instance.Client.AddAsync("Seen Before");
        Instance.Table.Break(Fault.Refuse);
        Instance.Clock.Offset = TimeSpan.FromMinutes(2);
        await AssertDegradedAsync(TimeSpan.FromMinutes(2));

        await Instance.StopAsync(killed: true);
        Instance.Clock.Offset = TimeSpan.FromHours(3);
        await Instance.StartAsync();
        await AssertDegradedAsync(TimeSpan.FromHours(3));

        Instance.Table.Heal();
        await Wait.UntilAsync(async () => (await HealthAsync()).GetProperty("status").GetString() == "Healthy");
        Assert.InRange(await AgeAsync(), 0, 10);
    }

    private async Task AssertDegradedAsync(TimeSpan age)
    {
        await Wait.UntilAsync(async () => await AgeAsync() >= age.TotalSeconds - 1);
        var health = await HealthAsync();
        var readModel = health.GetProperty("checks").GetProperty("readModel");
        Assert.Equal(("Degraded", "Degraded"), (health.GetProperty("status").GetString(), readModel.GetProperty("status").GetString()));
        Assert.InRange(readModel.GetProperty("ageSeconds").GetDouble(), age.TotalSeconds - 1, age.TotalSeconds + 30);
        Assert.True(await Instance.ListsAsync("Seen Before"));
    }

    private async Task<double> AgeAsync() => (await HealthAsync()).GetProperty("checks").GetProperty("readModel").GetProperty("ageSeconds").GetDouble();

    private async Task<JsonElement> HealthAsync()
    {
        using var response = await Instance.Client.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
