using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Aws;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

/// <summary>Two instances on one table and a bucket that keeps versions.</summary>
public sealed class FleetErasureTests(FleetOfTwo fleet, DynamoDbLocal dynamoDb, S3Server s3) : IClassFixture<FleetOfTwo>
{
    private readonly Traces _traces = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erase_OnOneInstance_LeavesNoTraceOnAny(bool otherIsOff)
    {
        using var bucket = await s3.ClientAsync();
        await bucket.PutBucketVersioningAsync(new() { BucketName = fleet.Bucket, VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled } }, Stop);
        var (profile, name, skill) = await LeaverAsync();
        await Wait.UntilAsync(async () => (await fleet.There.Client.GetPageAsync("/?show=left")).Text.Contains(name, StringComparison.Ordinal));
        Assert.NotEmpty(await TracesAsync());
        if (otherIsOff)
        {
            await fleet.There.StopAsync(killed: true);
            fleet.Ahead += TimeSpan.FromHours(7);
        }

        var done = await (await fleet.Here.Client.GetPageAsync($"{profile}/erase")).Form("/erase").With("Name", name).PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        if (otherIsOff)
            await fleet.There.StartAsync();
        await Wait.UntilAsync(async () => await TracesAsync() is []);
        Assert.DoesNotContain((await bucket.ListVersionsAsync(fleet.Bucket, Stop)).Versions ?? [], version => version.Key.Contains("/64.webp", StringComparison.Ordinal));
        foreach (var instance in (FleetInstance[])[fleet.Here, fleet.There])
        {
            Assert.Equal(HttpStatusCode.Gone, (await instance.Client.GetPageAsync(profile)).Status);
            Assert.DoesNotContain(name, (await instance.Client.GetPageAsync($"/?q={skill}")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        await fleet.AssertConvergesAsync();
    }

    /// <summary>Known to both instances by every kind of value, two photos, a report and a past day.</summary>
    private async Task<(string Profile, string Name, string Skill)> LeaverAsync()
    {
        var here = fleet.Here.Client;
        var (name, skill) = ($"{_traces.Next()} {_traces.Next()}", _traces.Next());
        var profile = await here.AddAsync(name, ("Skills", skill), ("About", $"{_traces.Next()} {new string('x', 3900)}"), ("Email", $"{_traces.Next()}@example.com"));
        await here.AddAsync($"Report of {People.IdOf(profile)}", ("Manager", People.IdOf(profile)));
        foreach (byte red in (byte[])[100, 200])
            await (await EditAsync(profile)).With("JobTitle", _traces.Next()).WithFile("photo.png", Png.Filled(300, 200, 8, 2, [red, 30, 30])).PostAsync();
        await Wait.UntilAsync(() => fleet.ListsAsync(name));
        foreach (var instance in (FleetInstance[])[fleet.Here, fleet.There])
            await Wait.UntilAsync(async () => (await instance.Client.GetPageAsync($"/?asOf={DateTime.UtcNow.AddDays(-2):yyyy-MM-dd}")).Status == HttpStatusCode.OK, seconds: 120);
        await (await EditAsync(profile)).With("Status", "Left").PostAsync();
        return (profile, name, skill);
    }

    private async Task<PageForm> EditAsync(string profile) => (await fleet.Here.Client.GetPageAsync($"{profile}/edit")).Form("/edit");

    private async Task<List<string>> TracesAsync()
    {
        using var table = await dynamoDb.ClientAsync();
        return _traces.In([
            .. await table.DumpAsync(fleet.TableName),
            .. Traces.Files(Path.GetDirectoryName(fleet.Here.ReadModel)!),
            .. Traces.Files(Path.GetDirectoryName(fleet.There.ReadModel)!)]);
    }
}
