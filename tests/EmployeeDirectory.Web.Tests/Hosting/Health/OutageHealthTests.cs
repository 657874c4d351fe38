using System.Net;
using System.Text.Json;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Hosting.Health;

/// <summary>What an instance says of itself while the table is out of reach, as its clock goes on.</summary>
public sealed class OutageHealthTests(FleetOfOne fleet) : IClassFixture<FleetOfOne>
{
    private readonly FleetInstance _instance = fleet.Instance;

    [Fact]
    public async Task Get_TableOutOfReach_IsDegradedWithTheAgeOfTheListsAlsoAfterARestart()
    {
        await _instance.Client.AddAsync("Seen Before");
        _instance.Table.Break(Fault.Refuse);
        _instance.Clock.Offset = TimeSpan.FromMinutes(2);
        await AssertDegradedAsync(TimeSpan.FromMinutes(2));

        await _instance.StopAsync(killed: true);
        _instance.Clock.Offset = TimeSpan.FromHours(3);
        await _instance.StartAsync();
        await AssertDegradedAsync(TimeSpan.FromHours(3));

        _instance.Table.Heal();
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
        Assert.True(await _instance.ListsAsync("Seen Before"));
    }

    private async Task<double> AgeAsync() => (await HealthAsync()).GetProperty("checks").GetProperty("readModel").GetProperty("ageSeconds").GetDouble();

    private async Task<JsonElement> HealthAsync()
    {
        using var response = await _instance.Client.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
