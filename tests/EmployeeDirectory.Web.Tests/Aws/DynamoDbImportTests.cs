using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.Imports;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Aws;

public sealed class DynamoDbImportTests(DynamoDbLocal dynamoDb, S3Server s3) : ImportContract
{
    private AwsSite? _started;

    public override ValueTask DisposeAsync() => _started!.DisposeAsync();

    protected override async Task<DirectorySite> StartAsync() => (_started = await AwsSite.StartAsync(dynamoDb, s3)).Site;
}
