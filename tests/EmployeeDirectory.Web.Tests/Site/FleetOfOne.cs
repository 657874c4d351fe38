using System.Net;
using EmployeeDirectory.Testing;

namespace EmployeeDirectory.Web.Tests.Site;

/// <summary>An instance with an admin, which others may join, for all tests of a class.</summary>
public sealed class FleetOfOne(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    public CookieContainer Admin { get; } = new();

    public AwsStandIns Aws { get; private set; } = null!;

    public FleetInstance Instance { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Aws = await AwsStandIns.StartAsync(dynamoDb, s3);
        Instance = await FleetInstance.StartAsync(dynamoDb, Aws, Admin);
    }

    public async ValueTask DisposeAsync()
    {
        await Instance.DisposeAsync();
        await Aws.DisposeAsync();
    }

    public string SettingOf(string name) => Aws.Settings.First(setting => setting.Key == name).Value;
}
