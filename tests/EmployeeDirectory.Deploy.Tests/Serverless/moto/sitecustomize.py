"""Teaches moto's CloudFormation the types of the serverless directory that it lacks: Python loads this where it lies on PYTHONPATH."""
import inspect
import sys


def teach():
    from moto.apigatewayv2.models import apigatewayv2_backends
    from moto.awslambda.models import LambdaVersion, lambda_backends
    from moto.cloudfront.models import cloudfront_backends
    from moto.cloudformation import parsing
    from moto.core.common_models import CloudFormationModel

    def call(function, **given):
        """With None for what is not given."""
        return function(**{name: given.get(name) for name in inspect.signature(function).parameters})

    class Taught(CloudFormationModel):
        """What was made of a resource: what Ref and GetAtt give."""

        # moto looks for the service here.
        __module__ = "moto.serverless.models"

        def __init__(self, physical_resource_id, **attributes):
            self.physical_resource_id = physical_resource_id
            self.attributes = attributes

        @staticmethod
        def cloudformation_name_type():
            return ""

        @staticmethod
        def cloudformation_type():
            return ""

        @classmethod
        def has_cfn_attr(cls, attr):
            return True

        def get_cfn_attribute(self, attribute):
            return self.attributes[attribute]

        @classmethod
        def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
            made = cls.make(resource_name, cloudformation_json.get("Properties", {}), account_id, region_name)
            made.type = cls.cloudformation_type()
            return made

        @classmethod
        def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
            return original_resource

        @classmethod
        def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
            pass

    def taught(cloudformation_type):
        def register(make):
            parsing.get_model_list().append(type(make.__name__, (Taught,), {
                "__module__": Taught.__module__, "cloudformation_type": staticmethod(lambda: cloudformation_type), "make": staticmethod(make),
            }))
        return register

    def api_of(properties, account, region):
        return apigatewayv2_backends[account][region].get_api(properties["ApiId"])

    @taught("AWS::ApiGatewayV2::Api")
    def Api(name, properties, account, region):
        api = call(apigatewayv2_backends[account][region].create_api, name=properties["Name"], protocol_type=properties["ProtocolType"], tags={})
        return Taught(api.api_id, ApiEndpoint=api.api_endpoint)

    @taught("AWS::ApiGatewayV2::Integration")
    def Integration(name, properties, account, region):
        made = call(
            api_of(properties, account, region).create_integration, integration_type=properties["IntegrationType"],
            integration_uri=properties["IntegrationUri"], payload_format_version=properties["PayloadFormatVersion"])
        return Taught(made.id)

    @taught("AWS::ApiGatewayV2::Route")
    def Route(name, properties, account, region):
        made = call(api_of(properties, account, region).create_route, route_key=properties["RouteKey"], target=properties["Target"])
        return Taught(made.route_id)

    @taught("AWS::ApiGatewayV2::Stage")
    def Stage(name, properties, account, region):
        def lower(value):
            if isinstance(value, dict):
                return {key if " " in key else key[0].lower() + key[1:]: lower(one) for key, one in value.items()}
            return value
        return Taught(api_of(properties, account, region).create_stage(lower(properties)).name)

    @taught("AWS::Lambda::Alias")
    def Alias(name, properties, account, region):
        made = call(
            lambda_backends[account][region].create_alias, name=properties["Name"], function_name=properties["FunctionName"],
            function_version=str(properties["FunctionVersion"]), description="", routing_config="")
        return Taught(made.arn)

    @taught("AWS::CloudFront::Distribution")
    def Distribution(name, properties, account, region):
        config = properties["DistributionConfig"]
        origins = [
            {
                "Id": origin["Id"], "DomainName": origin["DomainName"], "OriginPath": origin.get("OriginPath", ""),
                "CustomHeaders": {"Quantity": len(origin.get("OriginCustomHeaders", [])), "Items": origin.get("OriginCustomHeaders", [])},
                **({"S3OriginConfig": origin["S3OriginConfig"]} if "S3OriginConfig" in origin else {}),
            } for origin in config["Origins"]
        ]
        made, _, _ = cloudfront_backends[account]["aws"].create_distribution({
            "CallerReference": name, "Comment": config["Comment"], "Enabled": True, "Aliases": {"Items": config["Aliases"]},
            "Origins": {"Items": origins}, "DefaultCacheBehavior": {
                key: config["DefaultCacheBehavior"][key] for key in ["TargetOriginId", "ViewerProtocolPolicy"]
            },
        }, [])
        return Taught(made.id, DomainName=made.domain_name)

    for kept, attributes in {
        "AWS::CloudFront::Function": ["FunctionARN"],
        "AWS::CloudFront::OriginAccessControl": ["Id"],
        "AWS::CloudFront::ResponseHeadersPolicy": [],
        "AWS::CodeDeploy::Application": [],
        "AWS::CodeDeploy::DeploymentGroup": [],
        "AWS::Lambda::EventInvokeConfig": [],
    }.items():
        def keep(name, properties, account, region, attributes=attributes):
            return Taught(name, **{attribute: f"{name}-{attribute}" for attribute in attributes})
        taught(kept)(keep)

    LambdaVersion.get_cfn_attribute = lambda version, attribute: getattr(version, attribute.lower())
    parsing.get_model_map.cache_clear()


if sys.argv[0].endswith("moto_server"):
    teach()
