using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Site;
using EmployeeDirectory.Web.Tests.Sqlite;

namespace EmployeeDirectory.Web.Tests.Aws;

/// <summary>The whole program under an instance role, and what is read back of its metrics.</summary>
public sealed class CloudWatchTests(DynamoDbLocal dynamoDb, S3Server moto) : IAsyncLifetime
{
    private const string Away = "CloudWatch does not take metrics";
    private const string Back = "CloudWatch takes metrics again";

    private readonly TemporaryFolder _data = new();
    private readonly string _stack = $"stack-{Guid.NewGuid():N}";
    private AwsStandIns _aws = null!;
    private RoleMetadata _role = null!;
    private FaultProxy _cloudWatch = null!;
    private ProcessClock _clock = null!;
    private DirectoryProcess _site = null!;

    public async ValueTask InitializeAsync()
    {
        (_aws, _role) = (await AwsStandIns.StartAsync(dynamoDb, moto), await RoleMetadata.StartAsync());
        _cloudWatch = await FaultProxy.StartAsync(await moto.EndpointAsync());
        _clock = new(_data.PathOf("clock"));
        _site = await DirectoryProcess.StartAsync(_data, new CookieContainer(),
        [
            .. _aws.Settings, .. _clock.Settings, ("AWS_EC2_METADATA_SERVICE_ENDPOINT", _role.Endpoint),
            ("AWS_ENDPOINT_URL_CLOUDWATCH", _cloudWatch.Endpoint.ToString()), ("Metrics__Stack", _stack)
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        _site.Dispose();
        await _cloudWatch.DisposeAsync();
        await _role.DisposeAsync();
        await _aws.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Export_WhatWasDone_IsReadBackAsCountsTimesAndStatesUpToTheEnd()
    {
        var profile = await _site.Client.AddAsync("Counted");
        await _site.Client.AddWithPhotoAsync("Pictured");
        var (first, second) = (await EditAsync(profile), await EditAsync(profile));
        Assert.Equal(HttpStatusCode.Redirect, (await first.With("JobTitle", "Theirs").PostAsync()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await second.With("JobTitle", "Mine").PostAsync()).Status);
        _aws.Bucket.Break(Fault.ServerError);
        await Wait.UntilAsync(async () => (await _site.Client.GetAsync("/health/deep")).StatusCode == HttpStatusCode.ServiceUnavailable);
        _aws.Bucket.Heal();
        await _site.Client.GetStringAsync("/?q=counted");
        await _site.Client.GetStringAsync("/?q=pictured");
        PassAMinute();
        await Wait.UntilAsync(async () => await ReadAsync("Searches") is { SampleCount: 2 });

        Assert.Equal(new(3, 3, 1, 1, "Count"), await ReadAsync("Saves"));
        Assert.Equal(new(1, 1, 1, 1, "Count"), await ReadAsync("Conflicts"));
        var photo = await ReadAsync("PhotoTime");
        Assert.Equal((1, photo!.Sum, photo.Sum, "Seconds"), (photo.SampleCount, photo.Minimum, photo.Maximum, photo.Unit));
        foreach (var (metric, least) in (IEnumerable<(string, int)>)[("SearchTime", 2), ("RequestTime", 12), ("FeedAge", 1)])
            AssertTimes(await ReadAsync(metric), least);
        // Thirteen, of which the last may end in the next minute; those for its health are many more.
        Assert.InRange((await ReadAsync("RequestTime"))!.SampleCount, 12, 13);
        Assert.Equal((0, 1), (await ReadAsync("UnhealthyDependencies") is { } states ? (states.Minimum, states.Maximum) : default));
        AssertTimes(await ReadAsync("DependencyTime", "DynamoDB"), 5);
        AssertTimes(await ReadAsync("DependencyTime", "S3"), 3);
        Assert.InRange((await ReadAsync("DependencyErrors", "S3"))!.Sum, 1, 100);
        Assert.Null(await ReadAsync("DependencyErrors", "DynamoDB"));
        Assert.Null(await ReadAsync("ReadModelErrors"));
        Assert.Subset(_role.HandedOut.ToHashSet(), _cloudWatch.Signatures.Select(signature => signature.AccessKey).ToHashSet());
        Assert.Equal(_cloudWatch.Requests["PutMetricData"], _cloudWatch.Signatures.Count);
        Assert.Contains("i-0123456789abcdef0", await _site.Client.GetStringAsync("/info"), StringComparison.Ordinal);

        await _site.Client.AddAsync("Added in the last minute");
        Damage.RootPage(Assert.Single(Directory.GetFiles(_data.Path, "read-model-*.db")), "person");
        await _site.Client.GetAsync("/");

        _site.Terminate();

        Assert.Equal(0, await _site.ExitAsync());
        Assert.Equal(new(4, 4, 1, 1, "Count"), await ReadAsync("Saves"));
        Assert.InRange((await ReadAsync("ReadModelErrors"))!.Sum, 1, 1000);
    }

    [Fact]
    public async Task CloudWatch_RefusesFailsAndStalls_NothingIsLostAndNobodyWaits()
    {
        foreach (var fault in (Fault[])[Fault.Refuse, Fault.ServerError, Fault.Stall])
        {
            _cloudWatch.Break(fault);
            await SaveAsync($"SavedDuring{fault}");
            var before = _cloudWatch.Requests.GetValueOrDefault("PutMetricData");
            PassAMinute();
            await Wait.UntilAsync(() => Task.FromResult(_cloudWatch.Requests.GetValueOrDefault("PutMetricData") > before));
            Assert.Contains($"SavedDuring{fault}", await _site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        }
        _cloudWatch.Heal();
        PassAMinute();

        await Wait.UntilAsync(async () => await ReadAsync("Saves") is { Sum: >= 3 }, seconds: 60);

        Assert.InRange((await MetricStatistics.ReadAsync(await moto.EndpointAsync(), "Saves", [("Stack", _stack)], period: 60)).Count, 3, 6);
        await Wait.UntilAsync(() => Task.FromResult(Lines(Back) == 1));
        Assert.Equal(1, Lines(Away));

        _cloudWatch.Break(Fault.Stall);
        _site.Terminate();
        Assert.Equal(0, await _site.ExitAsync());
    }

    /// <summary>However long the table takes on a busy machine; what matters here is another.</summary>
    private async Task SaveAsync(string name)
    {
        var form = (await _site.Client.GetPageAsync("/employees/new")).Form("/employees/new").With("DisplayName", name);
        await Wait.UntilAsync(async () => (await form.PostAsync()).Status == HttpStatusCode.Redirect, seconds: 60);
    }

    private void PassAMinute() => _clock.Offset += TimeSpan.FromMinutes(1);

    private int Lines(string text) => _site.Output.Split('\n').Count(line => line.Contains($"\"Message\":\"{text}", StringComparison.Ordinal));

    private async Task<PageForm> EditAsync(string profile) => (await _site.Client.GetPageAsync($"{profile}/edit")).Form("/edit");

    private async Task<MetricStatistics?> ReadAsync(string metric, string? dependency = null) => (await MetricStatistics.ReadAsync(
        await moto.EndpointAsync(), metric, dependency is null ? [("Stack", _stack)] : [("Stack", _stack), ("Dependency", dependency)])).SingleOrDefault();

    private static void AssertTimes(MetricStatistics? times, int least)
    {
        Assert.Equal("Seconds", times?.Unit);
        Assert.InRange(times!.SampleCount, least, 10_000);
        Assert.InRange(times.Sum, times.Maximum, times.Maximum * times.SampleCount);
        Assert.InRange(times.Minimum, 0, times.Maximum);
    }
}
