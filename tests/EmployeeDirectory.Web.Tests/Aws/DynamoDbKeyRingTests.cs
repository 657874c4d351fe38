using Amazon.DynamoDBv2.Model;
using EmployeeDirectory.Aws;
using EmployeeDirectory.Aws.DynamoDb;
using EmployeeDirectory.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbKeyRingTests(DynamoDbLocal engine)
{
    private const int Instances = 6;

    private readonly string _table = DynamoDbLocal.NewTableName();

    [Fact]
    public async Task Protect_ManyColdStartsAtOnce_ShareOneKey()
    {
        var client = await engine.ClientAsync();
        await client.CreateTableAsync(EmulatorTable.Definition(_table), TestContext.Current.CancellationToken);
        var instances = await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => InstanceAsync()));

        using var start = new Barrier(Instances);
        var texts = await Task.WhenAll(instances.Select(instance => Task.Run(() =>
        {
            start.SignalAndWait();
            return instance.Protect("hello");
        })));

        Assert.Single((await client.ScanAsync(new ScanRequest(_table), TestContext.Current.CancellationToken)).Items);
        Assert.All(instances, instance => Assert.All(texts, text => Assert.Equal("hello", instance.Unprotect(text))));
    }

    private async Task<IDataProtector> InstanceAsync()
    {
        var ring = new DynamoDbKeyRing(await engine.ClientAsync(), Options.Create(new AwsOptions { TableName = _table }));
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("test");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = ring);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }
}
