using System.Net;
using System.Text.Json;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Engines;

public sealed class RoleMetadataTests
{
    private const string Role = "latest/meta-data/iam/security-credentials/directory-instance";

    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithoutToken_IsUnauthorized()
    {
        await using var metadata = await RoleMetadata.StartAsync();
        using var client = new HttpClient { BaseAddress = new(metadata.Endpoint) };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Role, cancel)).StatusCode);
        Assert.Empty(metadata.HandedOut);
    }

    [Fact]
    public async Task Get_WithToken_HandsOutANewKeyEachTime()
    {
        await using var metadata = await RoleMetadata.StartAsync();
        metadata.Lifetime = TimeSpan.FromMinutes(15);
        using var client = new HttpClient { BaseAddress = new(metadata.Endpoint) };
        using var token = await client.PutAsync("latest/api/token", null, cancel);
        client.DefaultRequestHeaders.Add("X-aws-ec2-metadata-token", await token.Content.ReadAsStringAsync(cancel));

        var first = JsonElement.Parse(await client.GetStringAsync(Role, cancel));
        var second = JsonElement.Parse(await client.GetStringAsync(Role, cancel));

        Assert.Equal(metadata.HandedOut, [first.GetProperty("AccessKeyId").GetString()!, second.GetProperty("AccessKeyId").GetString()!]);
        Assert.Equal(2, metadata.HandedOut.Distinct().Count());
        Assert.InRange(first.GetProperty("Expiration").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Silent_NeverAnswers()
    {
        await using var metadata = await RoleMetadata.StartAsync();
        metadata.Silent = true;
        using var client = new HttpClient { BaseAddress = new(metadata.Endpoint), Timeout = TimeSpan.FromMilliseconds(300) };

        await Assert.ThrowsAsync<TaskCanceledException>(() => client.PutAsync("latest/api/token", null, cancel));
    }
}
