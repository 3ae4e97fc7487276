"""AWS on this machine: moto's server, with what it lacks of CloudFormation for SNS, and as strict as AWS where it is not.

Prints the port it listens on, and ends when its standard input does, so that it never outlives the test.
"""

import json
import sys

from moto.cloudformation.parsing import ResourceMap
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.core.exceptions import JsonRESTError
from moto.iam import models as iam
from moto.iam.models import Role
from moto.server import ThreadedMotoServer
from moto.sns.models import sns_backends


class TopicPolicy(CloudFormationModel):
    """docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html"""

    # moto reads the service from here.
    __module__ = "moto.sns.models"

    def __init__(self, name, topics):
        self.name = name
        self.topics = topics

    @property
    def physical_resource_id(self):
        return self.name

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "AWS::SNS::TopicPolicy"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        for topic in properties["Topics"]:
            sns_backends[account_id][region_name].set_topic_attribute(
                topic, "policy", json.dumps(properties["PolicyDocument"])
            )
        return cls(resource_name, properties["Topics"])

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return cls.create_from_cloudformation_json(
            original_resource.name, cloudformation_json, account_id, region_name
        )

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass


class Subscription(CloudFormationModel):
    """docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html"""

    # moto reads the service from here.
    __module__ = "moto.sns.models"

    def __init__(self, arn):
        self.arn = arn

    @property
    def physical_resource_id(self):
        return self.arn

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "AWS::SNS::Subscription"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        backend = sns_backends[account_id][region_name]
        made = backend.subscribe(properties["TopicArn"], properties["Endpoint"], properties["Protocol"])
        raw = "true" if properties.get("RawMessageDelivery") else "false"
        backend.set_subscription_attributes(made.arn, "RawMessageDelivery", raw)
        return cls(made.arn)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        cls.delete_from_cloudformation_json(original_resource.arn, None, account_id, region_name)
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        sns_backends[account_id][region_name].unsubscribe(resource_name)


def keep_what_is_retained():
    """AWS keeps a resource with such a DeletionPolicy also when an update takes it out of the template."""
    delete = ResourceMap._delete_resource

    def delete_unless_retained(self, parsed_resource, resource_json):
        if resource_json.get("DeletionPolicy") not in ("Retain", "RetainExceptOnCreate"):
            delete(self, parsed_resource, resource_json)

    ResourceMap._delete_resource = delete_unless_retained


def read_the_account_from_the_key():
    """Whoever comes with an access key AKIATEST and the ID of an account is in that account."""
    of_known_key = iam.get_account_id_from
    iam.get_account_id_from = lambda key: key[8:] if key.startswith("AKIATEST") else of_known_key(key)


def fail_change_sets_without_changes():
    """AWS makes a change set without changes, too, and says in its status that it holds none."""
    validate = CloudFormationResponse._validate_different_update

    def validate_updates_only(self, *given):
        if self._get_action() != "CreateChangeSet":
            validate(self, *given)

    CloudFormationResponse._validate_different_update = validate_updates_only


def keep_policies_as_json():
    """moto keeps the inline policies that come with a role as Python has them."""
    put = Role.put_policy

    def put_json(self, policy_name, policy_json):
        put(self, policy_name, policy_json if isinstance(policy_json, str) else json.dumps(policy_json))

    Role.put_policy = put_json


def refuse_to_delete_a_role_in_use():
    """AWS deletes no role that has policies which the stack has not given it."""
    delete = Role.delete_from_cloudformation_json.__func__

    def delete_unused(cls, resource_name, cloudformation_json, account_id, region_name):
        role = iam.iam_backends[account_id]["aws"].get_role(resource_name)
        own = {policy["PolicyName"] for policy in cloudformation_json["Properties"].get("Policies", [])}
        if set(role.policies) - own or role.managed_policies:
            raise JsonRESTError("DeleteConflict", "Cannot delete entity, must delete policies first.")
        delete(cls, resource_name, cloudformation_json, account_id, region_name)

    Role.delete_from_cloudformation_json = classmethod(delete_unused)


def write_the_trust_of_an_updated_role():
    """AWS replaces the whole trust policy when the template has another one."""
    update = Role.update_from_cloudformation_json.__func__

    def update_trust(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name)
        trust = json.dumps(cloudformation_json["Properties"]["AssumeRolePolicyDocument"])
        original_resource.assume_role_policy_document = trust
        return original_resource

    Role.update_from_cloudformation_json = classmethod(update_trust)


write_the_trust_of_an_updated_role()
keep_what_is_retained()
read_the_account_from_the_key()
keep_policies_as_json()
fail_change_sets_without_changes()
refuse_to_delete_a_role_in_use()
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
