using System.Xml.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Aws.DynamoDb;

// Shared, so that a form rendered by one instance can be posted to another.
public sealed class DynamoDbKeyRing(IAmazonDynamoDB dynamoDb, IOptions<AwsOptions> options) : IXmlRepository
{
    private const string Partition = "KEYRING";
    private const string Xml = "xml";
    private const string First = "first";

    private readonly string _table = options.Value.TableName;
    private volatile bool _empty;

    // The interface is synchronous; data protection calls it rarely.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = Task.Run(ReadAsync).GetAwaiter().GetResult();
        _empty = elements.Count == 0;
        return elements;
    }

    // When instances make the first key at once, one key wins: data protection rereads the ring after it stores a key.
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => PutAsync(element, _empty ? First : friendlyName)).GetAwaiter().GetResult();

    private Task<List<XElement>> ReadAsync() => AwsCall.RunAsync(
        async bounded => await dynamoDb.Paginators.Query(new QueryRequest(_table)
        {
            ConsistentRead = true,
            KeyConditionExpression = $"{EmployeeItem.PartitionKey} = :ring",
            ExpressionAttributeValues = new() { [":ring"] = new(Partition) }
        }).Responses.SelectMany(page => page.Items).Select(item => XElement.Parse(item[Xml].S)).ToListAsync(bounded),
        CancellationToken.None,
        AwsCall.AtStart);

    // Idempotent: a resent request may find its own key.
    private Task<PutItemResponse?> PutAsync(XElement element, string name)
    {
        var xml = new AttributeValue(element.ToString(SaveOptions.DisableFormatting));
        var put = new PutItemRequest
        {
            TableName = _table,
            Item = new()
            {
                [EmployeeItem.PartitionKey] = new(Partition),
                [EmployeeItem.SortKey] = new(name),
                [Xml] = xml
            },
            ConditionExpression = $"attribute_not_exists({EmployeeItem.PartitionKey}) or {Xml} = :xml",
            ExpressionAttributeValues = new() { [":xml"] = xml }
        };
        return AwsCall.RunAsync<PutItemResponse?>(
            async bounded =>
            {
                try
                {
                    return await dynamoDb.PutItemAsync(put, bounded);
                }
                catch (ConditionalCheckFailedException) when (name == First)
                {
                    return null;
                }
            },
            CancellationToken.None);
    }
}
